-- Takes the lease of an agency where it is free and our turn, takes back what the dead had leased, and begins the crawl
-- of this plan or goes on with it.
local DAY = 24 * 3600 * 1000
local version = redis.call('GET', key('version'))
if version and version ~= given.version then return redis.error_reply('VERSION ' .. version) end
redis.call('SET', key('version'), given.version)

local completed = tonumber(redis.call('HGET', key('completed'), given.plan) or 0)
local owner = redis.call('HMGET', key('owner'), 'process', 'until', 'host', 'pid', 'since')
local alive = owner[1] and tonumber(owner[2]) > now
redis.call('ZADD', given.all .. ':workers', now, given.worker)
redis.call('ZADD', given.all .. ':wanted', now, KEYS[1])

-- Addresses of which somebody may have died.
local function doubtful()
  local urls = {}
  for _, id in ipairs(redis.call('SMEMBERS', key('leased'))) do
    local one = redis.call('HMGET', request(id), 'url', 'begun_at')
    if one[2] then urls[#urls + 1] = one[1] end
  end
  for _, record in ipairs(redis.call('HVALS', key('aside'))) do urls[#urls + 1] = cjson.decode(record).url end
  return urls
end

-- Each worker takes its share of the agencies that are wanted, those first that it had before; what nobody has taken
-- for a while, anybody may. Who was there within a day is expected: workers begin at the same hour, not second.
local function is_our_turn()
  redis.call('ZREMRANGEBYSCORE', given.all .. ':workers', '-inf', now - DAY)
  redis.call('ZREMRANGEBYSCORE', given.all .. ':wanted', '-inf', now - given.lease)
  redis.call('SET', key('free_since'), text(owner[2] and math.min(owner[2], now) or now), 'NX')
  if now - redis.call('GET', key('free_since')) >= given.grace then return true end
  local before = redis.call('GET', key('worker'))
  local is_left = not owner[1] -- by its end; the lease of one that died has ended by itself
  if is_left and before and before ~= given.worker and redis.call('ZSCORE', given.all .. ':workers', before) then
    return false
  end
  local held, mine = redis.call('HGETALL', given.all .. ':held'), 0
  for number = 1, #held, 2 do
    local ends, worker = string.match(held[number + 1], '^(%d+) (.*)$')
    if tonumber(ends) <= now then redis.call('HDEL', given.all .. ':held', held[number])
    elseif worker == given.worker then mine = mine + 1 end
  end
  local wanted = redis.call('ZCARD', given.all .. ':wanted')
  return mine < math.ceil(wanted / redis.call('ZCARD', given.all .. ':workers'))
end

if alive and owner[1] ~= given.process then
  return cmsgpack.pack({
    taken = true, host = owner[3], pid = tonumber(owner[4]), since = owner[5], completed = completed,
    doubtful = doubtful(),
  })
end
if owner[1] ~= given.process and not is_our_turn() then
  return cmsgpack.pack({taken = true, completed = completed, doubtful = doubtful()})
end
redis.call('DEL', key('free_since'))

local crawl = redis.call('HGET', key('crawls'), given.plan)
if not crawl and given.completed and completed > given.completed then
  return cmsgpack.pack({elsewhere = true, began_at = given.at})
end

given.epoch = redis.call('INCR', key('epoch'))
redis.call('DEL', key('owner'), key('reply'))
redis.call('HSET', key('owner'), 'process', given.process, 'worker', given.worker, 'host', given.host,
  'pid', text(given.pid), 'since', given.at, 'epoch', text(given.epoch), 'serial', '0')
redis.call('SET', key('worker'), given.worker)
ours()

-- All that is leased here was leased by the dead.
local aside = redis.call('HLEN', key('aside'))
local deadly = {}
for _, id in ipairs(redis.call('SMEMBERS', key('leased'))) do
  local one = redis.call('HMGET', request(id), 'begun_at', 'kills', 'answered', 'deaths', 'url', 'crawl')
  local kills, deaths = (one[2] or 0) + (one[3] or 0), (one[4] or 0) + 1
  if one[1] and (kills >= given.most_kills or deaths >= given.most_deaths) then
    deadly[#deadly + 1] = one[5]
    set_aside(id, given.deadly)
  else
    if one[1] then
      redis.call('HSET', request(id), 'deaths', deaths, 'kills', kills)
      redis.call('HSETNX', request(id), 'suspected_since', one[1])
      if redis.call('HEXISTS', request(id), 'record') == 0 then redis.call('SADD', of(one[6], 'suspects'), id) end
      redis.call('HDEL', request(id), 'begun_at', 'answered')
    end
    wait(id)
  end
end
redis.call('DEL', key('leased'))

local goes_on = crawl and true or false
if not crawl then
  crawl = redis.call('INCR', key('numbers'))
  redis.call('HSET', key('crawls'), given.plan, crawl)
  redis.call('SET', of(crawl, 'began_at'), given.at)
end
local waiting, hosts = count_waiting(crawl)
local suspects = {}
for _, id in ipairs(redis.call('SMEMBERS', of(crawl, 'suspects'))) do
  local one = redis.call('HMGET', request(id), 'url', 'suspected_since')
  if one[1] then suspects[#suspects + 1] = {tonumber(id), one[1], one[2]} end
end
local others, all = {}, redis.call('HGETALL', key('crawls'))
for number = 1, #all, 2 do
  local there = count_waiting(all[number + 1])
  if all[number] ~= given.plan and there > 0 then others[#others + 1] = {all[number], there, tonumber(all[number + 1])} end
end
local names = {}
for host in pairs(hosts) do names[#names + 1] = host end
return cmsgpack.pack({
  epoch = given.epoch, crawl = tonumber(crawl), goes_on = goes_on, waiting = waiting, hosts = names,
  began_at = redis.call('GET', of(crawl, 'began_at')), suspects = suspects, others = others, set_aside = deadly,
  aside = aside, announced = redis.call('EXISTS', of(crawl, 'announced')) == 1,
  failed = redis.call('HLEN', of(crawl, 'failed')),
})
