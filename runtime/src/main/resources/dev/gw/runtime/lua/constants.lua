-- The module kong.constants, as far as plugins look at it
return {
  HEADERS = {
    HOST_OVERRIDE = "X-Host-Override", PROXY_LATENCY = "X-Kong-Proxy-Latency", RESPONSE_LATENCY = "X-Kong-Response-Latency",
    ADMIN_LATENCY = "X-Kong-Admin-Latency", UPSTREAM_LATENCY = "X-Kong-Upstream-Latency", UPSTREAM_STATUS = "X-Kong-Upstream-Status",
    CONSUMER_ID = "X-Consumer-ID", CONSUMER_CUSTOM_ID = "X-Consumer-Custom-ID", CONSUMER_USERNAME = "X-Consumer-Username",
    CREDENTIAL_USERNAME = "X-Credential-Username", CREDENTIAL_IDENTIFIER = "X-Credential-Identifier",
    RATELIMIT_LIMIT = "X-RateLimit-Limit", RATELIMIT_REMAINING = "X-RateLimit-Remaining", CONSUMER_GROUPS = "X-Consumer-Groups",
    AUTHENTICATED_GROUPS = "X-Authenticated-Groups", ANONYMOUS = "X-Anonymous-Consumer", VIA = "Via", SERVER = "Server",
    FORWARDED_HOST = "X-Forwarded-Host", FORWARDED_PATH = "X-Forwarded-Path", FORWARDED_PREFIX = "X-Forwarded-Prefix",
    REQUEST_ID = "X-Kong-Request-Id",
  },
  RESPONSE_SOURCE = { TYPES = { ERROR = "error", EXIT = "exit", SERVICE = "service" } },
  ADMIN_GUI_PORTS = {}, DYN_LOG_LEVEL_KEY = "kong:dyn_log_level", CLUSTERING_SYNC_STATUS = {},
}
