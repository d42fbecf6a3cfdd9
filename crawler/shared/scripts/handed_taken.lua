-- All up to a message is in the archive: those messages go.
local time, number = string.match(given.upto, '^(%d+)-(%d+)$')
redis.call('XTRIM', key('stream'), 'MINID', time .. '-' .. string.format('%.0f', number + 1))
redis.call('SET', key('taken'), given.upto)
return cmsgpack.pack(redis.call('XLEN', key('stream')))
