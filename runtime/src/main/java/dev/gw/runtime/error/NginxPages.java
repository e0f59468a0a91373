package dev.gw.runtime.error;

import org.jspecify.annotations.Nullable;

/** The titles of the pages that nginx has for statuses; they are not always what it says in the status line. */
final class NginxPages {
    private NginxPages() {}

    /** Null where nginx has no page. */
    static @Nullable String title(int status) {
        String words = switch (status) {
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 303 -> "See Other";
            case 307 -> "Temporary Redirect";
            case 308 -> "Permanent Redirect";
            default -> status < 500 ? ofClient(status) : ofServer(status);
        };
        return words == null ? null : status + " " + words;
    }

    private static @Nullable String ofClient(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Authorization Required";
            case 402 -> "Payment Required";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Time-out";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 411 -> "Length Required";
            case 412 -> "Precondition Failed";
            case 413 -> "Request Entity Too Large";
            case 414 -> "Request-URI Too Large";
            case 415 -> "Unsupported Media Type";
            case 416 -> "Requested Range Not Satisfiable";
            case 421 -> "Misdirected Request";
            case 429 -> "Too Many Requests";
            default -> null;
        };
    }

    private static @Nullable String ofServer(int status) {
        return switch (status) {
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Temporarily Unavailable";
            case 504 -> "Gateway Time-out";
            case 505 -> "HTTP Version Not Supported";
            case 507 -> "Insufficient Storage";
            default -> null;
        };
    }
}
