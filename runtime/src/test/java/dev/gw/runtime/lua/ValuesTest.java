package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions are, for GET /path/x?a=1&b=two%20words&c&a=3 with the headers of {@link #valuesAreThoseOfKong}. */
class ValuesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kong.request.get_method() | GET
            kong.request.get_scheme() | http
            kong.request.get_host() | gateway.test
            kong.request.get_port() | 8000
            kong.request.get_forwarded_port() | 8000
            kong.request.get_forwarded_path() | /path/x
            kong.request.get_http_version() | 1.1
            kong.request.get_path() | /path/x
            kong.request.get_raw_path() | /path/x
            kong.request.get_path_with_query() | /path/x?a=1&b=two%20words&c&a=3
            kong.request.get_raw_query() | a=1&b=two%20words&c&a=3
            kong.request.get_query_arg('a') | 1
            kong.request.get_query_arg('b') | two words
            kong.request.get_query_arg('c') | true
            kong.request.get_query_arg('d') | nil
            kong.request.get_query().a[2] | 3
            kong.request.get_header('x-one') | 1
            kong.request.get_header('X_One') | 1
            kong.request.get_header('X-Two') | a
            kong.request.get_headers()['X-Two'][2] | b
            kong.request.get_headers().x_one | 1
            kong.request.get_header('none') | nil
            kong.request.get_raw_body() | ``
            select(2, kong.request.get_body()) | missing content type
            #kong.request.get_uri_captures().unnamed | 0
            kong.request.get_start_time() | 1763690705000
            kong.client.get_ip() | 127.0.0.1
            kong.client.get_forwarded_ip() | 127.0.0.1
            kong.client.get_port() | 40000
            kong.client.get_consumer() | nil
            kong.client.get_protocol() | http
            kong.router.get_route().name | r
            kong.router.get_service().host | 127.0.0.1
            kong.router.get_service().port | 1
            kong.version | 3.9.1
            kong.version_num | 3009001
            kong.node.get_id() == kong.node.get_id() | true
            kong.nginx.get_subsystem() | http
            kong.configuration.database | off
            kong.table.merge({a = 1}, {b = 2}).b | 2
            kong.ip.is_trusted('127.0.0.1') | false
            kong.ctx.shared.nothing | nil
            kong.jwe | nil
            ngx.var.uri | /path/x
            ngx.var.request_uri | /path/x?a=1&b=two%20words&c&a=3
            ngx.var.args | a=1&b=two%20words&c&a=3
            ngx.var.is_args | ?
            ngx.var.arg_b | two%20words
            ngx.var.http_x_one | 1
            ngx.var.host | gateway.test
            ngx.var.scheme | http
            ngx.var.remote_addr | 127.0.0.1
            ngx.var.request_method | GET
            ngx.var.server_port | 8000
            ngx.var.server_protocol | HTTP/1.1
            ngx.var.cookie_session | s1
            ngx.var.kong_request_id | 0123456789abcdef0123456789abcdef
            ngx.var.upstream_uri | /path/x
            ngx.var.no_such_variable | nil
            ngx.req.get_method() | GET
            ngx.req.get_headers()['x-one'] | 1
            ngx.req.get_uri_args().a[1] | 1
            ngx.req.get_body_data() | nil
            ngx.req.http_version() | 1.1
            ngx.req.start_time() | 1763690705
            ngx.get_phase() | access
            ngx.encode_base64('hello') | aGVsbG8=
            ngx.encode_base64('hello', true) | aGVsbG8
            ngx.decode_base64('aGVsbG8=') | hello
            ngx.decode_base64('!') | nil
            ngx.md5('hello') | 5d41402abc4b2a76b9719d911017c592
            ngx.encode_base64(ngx.sha1_bin('hello')) | qvTGHdzF6KLavt4PO0gs2a6pQ00=
            ngx.encode_base64(ngx.hmac_sha1('key', 'text')) | Np4pWetJRQM4shJ0j3fY3tdIR7s=
            ngx.crc32_short('hello') | 907060870
            ngx.escape_uri('a b/c?d=e&f') | a%20b%2Fc%3Fd%3De%26f
            ngx.unescape_uri('a%20b+c') | a b c
            ngx.encode_args({a = 'x y'}) | a=x%20y
            ngx.decode_args('a=1&b=2').b | 2
            ngx.time() | 1763690705
            ngx.now() | 1763690705
            ngx.today() | 2025-11-21
            ngx.utctime() | 2025-11-21 02:05:05
            ngx.http_time(0) | Thu, 01 Jan 1970 00:00:00 GMT
            ngx.cookie_time(0) | Thu, 01-Jan-70 00:00:00 GMT
            ngx.parse_http_time('Thu, 01 Jan 1970 00:00:10 GMT') | 10
            ngx.null | userdata: NULL
            ngx.HTTP_FORBIDDEN | 403
            ngx.ERR | 4
            ngx.quote_sql_str("it's") | 'it\\'s'
            ngx.re.match('id-42', '([a-z]+)-(\\\\d+)')[2] | 42
            ngx.re.match('id-42', '(?<name>[a-z]+)-(?<the_number>\\\\d+)', 'jo').the_number | 42
            ngx.re.match('ABC', 'b', 'i')[0] | B
            ngx.re.match('abc', 'x') | nil
            ngx.re.find('hello', 'l+') | 3
            (ngx.re.sub('hello', 'l', 'L')) | heLlo
            (ngx.re.gsub('hello', 'l', 'L')) | heLLo
            select(2, ngx.re.gsub('hello', 'l', 'L')) | 2
            (ngx.re.gsub('/v1/users/7', '^/v1/(.*)$', '/v2/$1')) | /v2/users/7
            (ngx.re.gsub('a-b', '-', function(m) return '[' .. m[0] .. ']' end)) | a[-]b
            ngx.re.gmatch('a1b2', '[a-z](\\\\d)')()[1] | 1
            ngx.config.subsystem | http
            ngx.worker.id() | 0
            ngx.is_subrequest | false
            tostring(ngx.shared.no_such_dict) | nil
            tonumber('0x10') | 16
            """)
    void valuesAreThoseOfKong(String expression, String expected) {
        String[] headers = {"X-One", "1", "X-Two", "a", "X-Two", "b", "Cookie", "other=2; session=s1"};

        assertThat(Snippet.value(expression, headers))
                .isEqualTo(expected.replace("1763690705", "1795226705").replace("2025-11-21", "2026-11-21"));
    }
}
