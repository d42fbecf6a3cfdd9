-- Writes all changes, then leases. What was new is looked for and put in one step.
if not ours() then return redis.error_reply('TAKEN') end
local crawl = given.crawl
local last = tonumber(redis.call('HGET', key('owner'), 'serial'))
if given.serial == last then return redis.call('GET', key('reply')) end -- the answer got lost, not the call
if given.serial ~= last + 1 then return redis.error_reply('LOST ' .. text(given.serial - 1 - last)) end

local inserted, repeated, leased = 0, {}, {}
local seen, led = of(crawl, 'seen'), of(crawl, 'led')
for _, one in ipairs(given.new) do
  local url, host, priority, fingerprint, body = one[1], one[2], one[3], one[4], one[5]
  local known = fingerprint ~= '' and (redis.call('HEXISTS', seen, fingerprint) == 1
    or redis.call('HEXISTS', led, fingerprint) == 1 or redis.call('HEXISTS', key('aside'), fingerprint) == 1)
  if not known then
    local id = redis.call('INCR', key('numbers'))
    redis.call('HSET', request(id), 'crawl', text(crawl), 'url', url, 'host', host, 'priority', text(priority),
      'request', body)
    if fingerprint ~= '' then
      redis.call('HSET', request(id), 'fingerprint', fingerprint)
      redis.call('HSET', seen, fingerprint, text(id))
    end
    wait(id)
    inserted = inserted + 1
  end
end

for _, one in ipairs(given.redirected) do
  local id, to = one[1], one[2]
  if redis.call('HEXISTS', seen, to) == 0 then redis.call('HSETNX', led, to, text(id)) end
  if redis.call('HGET', led, to) ~= text(id) then repeated[#repeated + 1] = id end
end

local function mark(ids, field, value)
  for _, id in ipairs(ids) do
    if redis.call('EXISTS', request(id)) == 1 then redis.call('HSET', request(id), field, value) end
  end
end
mark(given.begun, 'begun_at', given.at)
mark(given.answered, 'answered', '1')
mark(given.gave, 'has_given', '1')
for _, one in ipairs(given.ended) do finish(one[1], one[2]) end
for _, id in ipairs(given.held) do redis.call('HDEL', request(id), 'begun_at', 'answered') end
for _, one in ipairs(given.unreadable) do set_aside(one[1], one[2]) end
if given.announced then redis.call('SET', of(crawl, 'announced'), '1') end

local function lease(host, most)
  local waiting, from, left = of(crawl, 'waiting', host), '-inf', most
  while left > 0 do
    local first = redis.call('ZRANGEBYSCORE', waiting, from, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
    if not first[1] then return end
    local deaths = math.floor(first[2] / SPAN)
    local base = deaths * SPAN + MIDDLE
    local found = redis.call('ZRANGEBYSCORE', waiting, text(base - given.high), text(base - given.low), 'LIMIT', 0,
      text(left))
    for _, member in ipairs(found) do
      local id = tonumber(member)
      local one = redis.call('HMGET', request(id), 'url', 'priority', 'request', 'has_given', 'record')
      redis.call('ZREM', waiting, member)
      redis.call('SADD', key('leased'), text(id))
      leased[#leased + 1] = {id, one[1], host, tonumber(one[2]), deaths, deaths >= given.alone_from, one[3],
        one[4] and true or false, one[5] or ''}
    end
    left = left - #found
    from = text((deaths + 1) * SPAN)
  end
end
for _, one in ipairs(given.wanted) do lease(one[1], one[2]) end

local reply = cmsgpack.pack({inserted, repeated, leased})
redis.call('SET', key('reply'), reply)
redis.call('HSET', key('owner'), 'serial', text(given.serial))
return reply
