package dev.gw.runtime.lua;

/** A certificate that was made for tests: CN=gw.test, O=gw, signed by itself. */
final class OneCertificate {
    static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBlTCCATugAwIBAgIUZ+zxaKRh+yx+vD4cGnD0jDbpBYgwCgYIKoZIzj0EAwIw
            HzEQMA4GA1UEAwwHZ3cudGVzdDELMAkGA1UECgwCZ3cwIBcNMjYxMTIxMTkzODA1
            WhgPMjA4MTA4MjQxOTM4MDVaMB8xEDAOBgNVBAMMB2d3LnRlc3QxCzAJBgNVBAoM
            Amd3MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEP6dS6LRuslE3K40lhYg+0czC
            HsGYec8V5En8D4l0InjP7BoVDeQ7SjsJCgyWx02bf2UlQMoLTrxX5AdVKLxAj6NT
            MFEwHQYDVR0OBBYEFMG4zdbkAjze4Isdh8rvdU+vY7xdMB8GA1UdIwQYMBaAFMG4
            zdbkAjze4Isdh8rvdU+vY7xdMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID
            SAAwRQIgaDwLqyLxjPTVnoWlMgcQnW9pBPsvo5wFZQMSTr3QMFwCIQC35Hy4s9xG
            znZKjXvcSI2TMX3vmrWp6MFqypHdqR9lPQ==
            -----END CERTIFICATE-----
            """;

    private OneCertificate() {}
}
