-- Adds a message once, however often its worker says it (nil); where too many wait: up to which they were taken.
local session = key('session', given.session)
local last = tonumber(redis.call('GET', session) or 0)
if given.number <= last then return cmsgpack.pack(nil) end
if given.number > last + 1 then return redis.error_reply('LOST ' .. string.format('%.0f', last)) end
if redis.call('XLEN', key('stream')) >= given.most then
  return cmsgpack.pack(redis.call('GET', key('taken')) or '')
end
name_it()
redis.call('XADD', key('stream'), '*', 'worker', given.worker, 'version', given.version, 'records', ARGV[2])
redis.call('SET', session, string.format('%.0f', given.number), 'EX', given.remembered)
return cmsgpack.pack(nil)
