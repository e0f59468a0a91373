-- Which of gw's parts holds which modules, by the names that require takes; and the modules of Kong that gw has not got.
local of, absent = {}, {}

local function shelf(part, names)
  for name in names:gmatch "%S+" do
    of[name] = part
  end
end

shelf("library", [[bit cjson cjson.safe inspect kong kong.constants kong.meta kong.reports kong.tools.cjson ngx.base64 ngx.errlog ngx.process ngx.re
  ngx.req ngx.resp ngx.ssl resty.core resty.core.base64 resty.core.regex resty.core.request resty.core.response resty.core.shdict
  resty.core.time resty.core.uri resty.core.utils resty.jit-uuid resty.lrucache resty.lrucache.pureffi resty.uuid string.buffer
  table.clear table.clone table.isarray table.isempty table.new table.nkeys tablepool thread.exdata]])
shelf("digests", "resty.hmac resty.md5 resty.random resty.sha resty.sha1 resty.sha224 resty.sha256 resty.sha384 resty.sha512 resty.string")
shelf("ciphers", "resty.aes resty.openssl.cipher resty.openssl.kdf")
shelf("openssl", [[resty.openssl resty.openssl.digest resty.openssl.err resty.openssl.hmac resty.openssl.mac resty.openssl.rand
  resty.openssl.version]])
shelf("certificates", "resty.openssl.x509 resty.openssl.x509.chain resty.openssl.x509.store")
shelf("limits", "ngx.semaphore resty.limit.conn resty.limit.count resty.limit.req resty.limit.traffic resty.lock")
shelf("kong_tools", [[kong.tools.base64 kong.tools.gzip kong.tools.http kong.tools.ip kong.tools.mime_type kong.tools.module kong.tools.rand
  kong.tools.sha256 kong.tools.string kong.tools.table kong.tools.time kong.tools.timestamp kong.tools.uri kong.tools.utils
  kong.tools.uuid kong.tools.yield]])
shelf("penlight", "pl.class pl.file pl.path pl.pretty pl.stringx pl.types pl.utils")
shelf("penlight_tables", "pl.List pl.OrderedMap pl.Set pl.tablex")
shelf("luasocket", "ltn12 mime socket socket.http ssl ssl.https")
shelf("formats", "luatz lyaml multipart version")
shelf("jwt", "resty.jwt resty.jwt-validators")
shelf("mlcache", "kong.resty.mlcache resty.mlcache")
shelf("dns_resolver", "kong.tools.dns resty.dns.client resty.dns.resolver")
shelf("schemas", "kong.db.schema kong.db.schema.typedefs kong.tools.queue_schema kong.tools.redis.schema")

-- parts that are a module by themselves
for name, part in pairs {
  ["resty.redis"] = "resty_redis", ["resty.http"] = "resty_http", ["resty.ipmatcher"] = "ipmatcher",
  ["kong.plugins.prometheus.exporter"] = "prometheus", ["kong.plugins.jwt.jwt_parser"] = "jwt_parser",
  ["kong.tools.queue"] = "queue", ["socket.url"] = "socket_url", ["resty.openssl.pkey"] = "openssl_pkey",
} do
  of[name] = { part }
end

for name in ([[
  ffi lpeg luaxxhash pb protoc lfs binaryheap lua_pack lua_system_constants MessagePack syslog resty.ada resty.acme.client resty.aws resty.counter   resty.events resty.gcp resty.healthcheck resty.kong.tls resty.limit.rate resty.ljsonschema resty.lmdb resty.memcached   resty.mysql resty.openssl.asn1 resty.openssl.bn resty.openssl.ec resty.openssl.pkcs12 resty.openssl.ssl resty.openssl.x509.altname
  resty.openssl.x509.crl resty.openssl.x509.csr resty.openssl.x509.extension resty.openssl.x509.name resty.openssl.x509.revoked
  resty.sha resty.session resty.shell resty.signal resty.simdjson resty.snappy resty.timerng resty.upload resty.upstream.healthcheck
  resty.websocket.client resty.websocket.server ngx.balancer ngx.ocsp ngx.pipe ngx.ssl.session kong.cache kong.concurrency kong.db
  kong.observability.otlp kong.runloop.handler kong.tools.grpc kong.tools.protobuf
  kong.tools.sandbox kong.tools.system lapis pgmoon pl.Date pl.Map pl.MultiMap pl.app pl.array2d pl.compat pl.comprehension pl.config pl.data pl.dir
  pl.func pl.input pl.lapp pl.lexer pl.luabalanced pl.operator pl.permute pl.seq pl.sip pl.strict pl.stringio pl.template pl.test
  pl.text pl.url pl.xml]]):gmatch "%S+" do
  absent[name] = of[name] == nil or nil
end

return { of = of, absent = absent }
