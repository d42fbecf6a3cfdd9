-- Prolongs the lease.
if not ours() then return redis.error_reply('TAKEN') end
return cmsgpack.pack(true)
