-- What kong.configuration says unless the operator says otherwise.
return {
  database = "off", role = "traditional", router_flavor = "traditional_compatible", prefix = "/usr/local/kong", log_level = "notice",
  untrusted_lua = "sandbox", plugins = { "bundled" }, loaded_plugins = {}, trusted_ips = {}, host_ports = {}, anonymous_reports = false,
  admin_listen = { "127.0.0.1:8001" }, proxy_listen = { "0.0.0.0:8000" }, nginx_worker_processes = "1", mem_cache_size = "128m",
  lua_ssl_verify_depth = 1, client_body_buffer_size = "8k", real_ip_header = "X-Real-IP", real_ip_recursive = "off",
  db_cache_ttl = 0, lua_max_req_headers = 100, lua_max_resp_headers = 100, lua_max_uri_args = 100, lua_max_post_args = 100,
  error_default_type = "text/plain", headers = { "server_tokens", "latency_tokens", "X-Kong-Request-Id" },
}
