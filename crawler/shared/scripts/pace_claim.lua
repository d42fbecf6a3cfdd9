-- Takes the next request to a host: 0, or the span before which it must not go out.
local one = redis.call('HMGET', host, 'not_before', 'holder', 'held_until')
local not_before = tonumber(one[1] or 0)
if within(not_before, given.latest) then return cmsgpack.pack((not_before - now) / 1000) end
if one[2] and one[2] ~= given.me and tonumber(one[3]) > now then
  return cmsgpack.pack(math.min(0.25, (one[3] - now) / 1000)) -- another worker's request is under way: look again soon
end
redis.call('HSET', host, 'not_before', at(given.pause), 'holder', given.me, 'held_until', at(given.longest))
return cmsgpack.pack(0)
