-- Keeps where the answers of requests are on record.
if not ours() then return redis.error_reply('TAKEN') end
for _, one in ipairs(given.records) do
  if redis.call('EXISTS', request(one[1])) == 1 then
    redis.call('HSET', request(one[1]), 'record', one[2])
    redis.call('SREM', of(given.crawl, 'suspects'), text(one[1]))
  end
end
return cmsgpack.pack(true)
