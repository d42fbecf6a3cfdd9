-- What all scripts of the frontier share; each is put behind this text and runs as one step.
-- KEYS[1] begins the names of all keys of one agency, ARGV[1] is what was given, as MessagePack.
-- (Bytes are hexadecimal: the MessagePack of Redis 7 has text only.)
-- Times are the server's: the clocks of the machines may differ.
--   owner      who has the lease: process, worker, host, pid, since, until, epoch (of this owner), serial (last commit)
--   request:N  one request that is waiting or leased;  leased  their numbers
--   crawl:C:…  of one crawl: seen, led (redirects): fingerprint -> number;  hosts;  waiting:HOST  by order;  suspects;
--              failed: number -> why;  announced
--   completed  plan -> how many crawls of it;  walked  plan -> when one ended of which nothing failed
--   known      article -> when it was looked at last, by whatever worker
--   aside      fingerprint -> what was set aside
local given = cmsgpack.unpack(ARGV[1])
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local SPAN, MIDDLE = 8589934592, 4294967296 -- 2^33 and 2^32: room for all priorities below each number of deaths

local function text(number) return string.format('%.0f', number) end
local function key(...) return KEYS[1] .. ':' .. table.concat({...}, ':') end
local function request(id) return key('request', text(id)) end
local function of(crawl, ...) return key('crawl', text(crawl), ...) end

-- Numbers of equal score stand in their own order, as they are padded.
local function wait(id)
  local one = redis.call('HMGET', request(id), 'crawl', 'host', 'deaths', 'priority')
  local place = (one[3] or 0) * SPAN + MIDDLE - one[4]
  redis.call('ZADD', of(one[1], 'waiting', one[2]), text(place), string.format('%015.0f', id))
  redis.call('SADD', of(one[1], 'hosts'), one[2])
end

local function count_waiting(crawl)
  local hosts, all = {}, 0
  for _, host in ipairs(redis.call('SMEMBERS', of(crawl, 'hosts'))) do
    local waiting = redis.call('ZCARD', of(crawl, 'waiting', host))
    if waiting > 0 then
      hosts[host] = waiting
      all = all + waiting
    end
  end
  return all, hosts
end

-- Done, or failed where there is a reason. The fingerprint stays among those seen.
local function finish(id, reason)
  local one = redis.call('HMGET', request(id), 'crawl', 'url')
  if not one[1] then return end
  if reason ~= '' then redis.call('HSET', of(one[1], 'failed'), text(id), reason .. ' ' .. one[2]) end
  redis.call('SREM', of(one[1], 'suspects'), text(id))
  redis.call('SREM', key('leased'), text(id))
  redis.call('DEL', request(id))
end

local function set_aside(id, reason)
  local one = redis.call('HMGET', request(id), 'url', 'request', 'fingerprint')
  if not one[1] then return end
  local record = {url = one[1], request = one[2], reason = reason, at = given.at}
  redis.call('HSET', key('aside'), one[3] or ('number ' .. text(id)), cjson.encode(record))
  finish(id, 'set aside: ' .. reason)
end

-- Whether the lease is still ours; it is prolonged.
local function ours()
  if redis.call('HGET', key('owner'), 'epoch') ~= text(given.epoch) then return false end
  redis.call('HSET', key('owner'), 'until', text(now + given.lease))
  redis.call('ZADD', given.all .. ':workers', now, given.worker)
  redis.call('ZADD', given.all .. ':wanted', now, KEYS[1])
  redis.call('HSET', given.all .. ':held', KEYS[1], text(now + given.lease) .. ' ' .. given.worker)
  return true
end

