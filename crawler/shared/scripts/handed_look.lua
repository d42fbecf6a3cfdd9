-- Takes or renews the writer's lease: who else has it and for how long, the stream's name, what was taken, what waits.
local writer = redis.call('HMGET', key('writer'), 'me', 'who', 'until')
if writer[1] and writer[1] ~= given.me and tonumber(writer[3]) > now then
  return cmsgpack.pack({writer[2], (writer[3] - now) / 1000, '', '', 0})
end
name_it()
redis.call('HSET', key('writer'), 'me', given.me, 'who', given.who, 'until', string.format('%.0f', now + given.lease * 1000))
local name, taken = redis.call('GET', key('name')), redis.call('GET', key('taken')) or ''
return cmsgpack.pack({'', 0, name, taken, redis.call('XLEN', key('stream'))})
