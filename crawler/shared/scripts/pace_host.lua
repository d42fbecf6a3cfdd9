-- What is known of a host: the span until it may be asked, why, and its habit.
if redis.call('EXISTS', host) == 0 then return cmsgpack.pack(nil) end
local habit, all, not_before, why = {}, redis.call('HGETALL', host), 0, ''
for number = 1, #all, 2 do
  local name, value = all[number], all[number + 1]
  if name == 'not_before' then not_before = tonumber(value)
  elseif name == 'why' then why = value
  elseif name ~= 'holder' and name ~= 'held_until' then habit[#habit + 1] = {name, value} end
end
return cmsgpack.pack({math.max(not_before - now, 0) / 1000, why, habit})
