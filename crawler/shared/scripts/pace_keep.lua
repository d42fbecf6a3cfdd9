-- Keeps what an answer has taught, and lets go of the host.
local one = redis.call('HMGET', host, 'not_before', 'holder')
local not_before, kept = at(given.pause), tonumber(one[1] or 0)
if not (kept > tonumber(not_before) and within(kept, given.latest)) then
  redis.call('HSET', host, 'not_before', not_before, 'why', given.why)
end
for _, field in ipairs(given.habit) do redis.call('HSET', host, field[1], field[2]) end
if one[2] == given.me then redis.call('HDEL', host, 'holder', 'held_until') end
return cmsgpack.pack(true)
