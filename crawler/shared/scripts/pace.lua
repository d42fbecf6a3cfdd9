-- What all scripts of the pace share. KEYS[1] begins all names; spans are seconds, kept times milliseconds of the
-- server's clock. host:NAME has: not_before, why, the habit, and while a request is under way holder and held_until.
local given = cmsgpack.unpack(ARGV[1])
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local host = KEYS[1] .. ':host:' .. given.host

local function at(seconds) return string.format('%.0f', now + math.ceil(seconds * 1000)) end
local function within(moment, seconds) return moment > now and moment <= now + seconds * 1000 end

