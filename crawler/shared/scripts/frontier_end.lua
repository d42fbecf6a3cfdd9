-- Gives everything back, and forgets the crawl when it is complete and nothing waits.
local ended = redis.call('HMGET', key('ended'), 'epoch', 'left')
if ended[1] == text(given.epoch) then return cmsgpack.pack(tonumber(ended[2])) end -- the answer got lost, not the call
if not ours() then return redis.error_reply('TAKEN') end
local crawl = given.crawl
for _, id in ipairs(redis.call('SMEMBERS', key('leased'))) do
  redis.call('HDEL', request(id), 'begun_at', 'answered')
  wait(id)
end
redis.call('DEL', key('leased'))
local left = count_waiting(crawl)
if given.complete and left == 0 then
  if redis.call('HLEN', of(crawl, 'failed')) == 0 then redis.call('HSET', key('walked'), given.plan, given.at) end
  for _, host in ipairs(redis.call('SMEMBERS', of(crawl, 'hosts'))) do redis.call('UNLINK', of(crawl, 'waiting', host)) end
  redis.call('UNLINK', of(crawl, 'hosts'), of(crawl, 'seen'), of(crawl, 'led'), of(crawl, 'failed'),
    of(crawl, 'suspects'), of(crawl, 'announced'), of(crawl, 'began_at'))
  redis.call('HDEL', key('crawls'), given.plan)
  redis.call('HINCRBY', key('completed'), given.plan, 1)
end
redis.call('DEL', key('owner'), key('reply'))
redis.call('SET', key('free_since'), text(now))
redis.call('HDEL', given.all .. ':held', KEYS[1])
redis.call('ZREM', given.all .. ':wanted', KEYS[1])
redis.call('HSET', key('ended'), 'epoch', text(given.epoch), 'left', left)
return cmsgpack.pack(left)
