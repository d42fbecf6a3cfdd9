-- Puts a message that can't be read aside, once.
for _, one in ipairs(redis.call('XRANGE', key('stream'), given.id, given.id)) do
  redis.call('HSET', key('aside'), given.id, cmsgpack.pack(one[2]))
end
return cmsgpack.pack(true)
