-- What all scripts of handing over share; KEYS[1] begins all names, times are milliseconds of the server's clock.
--   stream         messages: worker, version, records (ARGV[2] as it came)
--   name           the name of the stream, drawn when it begins: a server that has lost everything has another one
--   taken          up to which message the writer has all in its archive; such messages are deleted
--   writer         who takes them: me, who, until
--   session:NAME   how many messages one crawl has handed over
local given = cmsgpack.unpack(ARGV[1])
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)

local function key(...) return KEYS[1] .. ':' .. table.concat({...}, ':') end
local function name_it() redis.call('SET', key('name'), given.name, 'NX') end

