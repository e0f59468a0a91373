-- Functions of Kong and OpenResty that are not there, by name: code that uses one fails with that name.
local names = [[
kong.cluster.get_id kong.dns.resolve kong.nginx.get_statistics kong.plugin.get_schema kong.service.request.disable_tls
kong.service.set_target_retry_callback kong.telemetry.log kong.vault.flush kong.vault.init_worker kong.vault.update
kong.vault.warmup ngx.exec ngx.location.capture ngx.location.capture_multi ngx.req.socket ngx.run_worker_thread
]]
local set = {}
for name in names:gmatch "%S+" do
  set[name] = true
end
return set
