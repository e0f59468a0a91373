-- Functions of Kong and OpenResty that are not there, by name: code that uses one fails with that name.
local names = [[
kong.service.set_target_retry_callback 
kong.service.request.disable_tls
kong.plugin.get_schema kong.nginx.get_statistics kong.cluster.get_id
kong.vault.update kong.vault.init_worker kong.vault.warmup kong.vault.flush
kong.dns.resolve

kong.telemetry.log kong.client.tls.request_client_certificate kong.client.tls.disable_session_reuse
kong.client.tls.get_full_client_certificate_chain kong.client.tls.set_client_verify
ngx.exec ngx.run_worker_thread ngx.location.capture ngx.location.capture_multi ngx.req.socket
]]
local set = {}
for name in names:gmatch "%S+" do
  set[name] = true
end
return set
