-- The writer ends: the next one need not wait for its lease.
if redis.call('HGET', key('writer'), 'me') == given.me then redis.call('DEL', key('writer')) end
return cmsgpack.pack(true)
