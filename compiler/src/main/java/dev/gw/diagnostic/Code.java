package dev.gw.diagnostic;

/**
 * Every kind of problem gw knows, with its stable id.
 *
 * <p>Ranges: GW10 reading files and YAML · GW11 the project and gw.yml · GW12 putting the sources together (fragments,
 * overlays, values, patches) · GW13 what Kong's schemas say · GW14 references and uniqueness · GW15 editions and custom
 * plugins · GW16 policies · GW17 other gateways, running and
 * KrakenD · GW18 drills · GW20 lint. Ids are never used again for something else.
 *
 * <p>The page of a code, docs/diagnostics/ID.md, is what {@code gw help ID} prints.
 */
public enum Code {
    GW1001("file can't be read", Severity.ERROR),
    GW1002("file is not valid text", Severity.ERROR),
    GW1003("file is too large or too deep", Severity.ERROR),
    GW1010("YAML syntax error", Severity.ERROR),
    GW1011("duplicate key", Severity.ERROR),
    GW1012("tab used for indentation", Severity.ERROR),
    GW1013("several documents in one file", Severity.ERROR),
    GW1014("YAML 1.1 and 1.2 read this value differently", Severity.ERROR),
    GW1015("unknown anchor", Severity.ERROR),
    GW1016("unsupported YAML tag", Severity.ERROR),
    GW1017("key is not a string", Severity.ERROR),
    GW1018("merge key without a map", Severity.ERROR),
    GW1020("JSON syntax error", Severity.ERROR),

    GW1101("no project found", Severity.ERROR),
    GW1102("unknown key in gw.yml", Severity.ERROR),
    GW1103("wrong value in gw.yml", Severity.ERROR),
    GW1104("unknown environment", Severity.ERROR),
    GW1105("nothing to build", Severity.ERROR),

    GW1201("file holds no configuration", Severity.ERROR),
    GW1202("unknown top-level key", Severity.ERROR),
    GW1203("defined twice", Severity.ERROR),
    GW1204("overlay matches nothing", Severity.ERROR),
    GW1205("wrong overlay instruction", Severity.ERROR),
    GW1206("missing value", Severity.ERROR),
    GW1207("wrong placeholder", Severity.ERROR),
    GW1208("patch selects nothing", Severity.ERROR),
    GW1209("wrong patch", Severity.ERROR),
    GW1210("unknown plugin config template", Severity.ERROR),
    GW1211("format version", Severity.ERROR),
    GW1212("file upgraded from an older format", Severity.NOTE),
    GW1213("regex path without ~", Severity.ERROR),
    GW1214("entity can't be nested here", Severity.ERROR),
    GW1215("kind does not fit its folder", Severity.ERROR),
    GW1216("key of decK that gw does not take", Severity.ERROR),
    GW1217("value set but never used", Severity.WARNING),
    GW1218("entities in the wrong shape", Severity.ERROR),
    GW1219("entity without a name to refer to it by", Severity.ERROR),
    GW1220("settings in the wrong shape", Severity.ERROR),

    GW1301("unknown field", Severity.ERROR),
    GW1302("required field missing", Severity.ERROR),
    GW1303("wrong type", Severity.ERROR),
    GW1304("value not allowed", Severity.ERROR),
    GW1305("value out of range", Severity.ERROR),
    GW1306("wrong format", Severity.ERROR),
    GW1307("fields that don't go together", Severity.ERROR),
    GW1308("wrong regular expression", Severity.ERROR),
    GW1309("wrong Lua code or template", Severity.ERROR),
    GW1310("wrong certificate or key", Severity.ERROR),
    GW1311("unknown plugin", Severity.ERROR),
    GW1312("deprecated field", Severity.WARNING),
    GW1313("wrong document", Severity.ERROR),

    GW1401("reference to nothing", Severity.ERROR),
    GW1402("not unique", Severity.ERROR),

    GW1501("Enterprise only", Severity.ERROR),
    GW1502("custom plugin without a schema", Severity.WARNING),
    GW1503("custom plugin schema can't be used", Severity.ERROR),
    GW1504("plugin that Kong has to have installed", Severity.NOTE),
    GW1505("part of a plugin that gw does not run", Severity.NOTE),

    GW1601("unknown policy", Severity.ERROR),
    GW1602("wrong policy", Severity.ERROR),
    GW1603("wrong policy template", Severity.ERROR),
    GW1604("policies that clash", Severity.ERROR),
    GW1605("policy that answers a route's requests", Severity.WARNING),
    GW1701("revision that can't be read", Severity.ERROR),
    GW1702("gateway that can't be reached", Severity.ERROR),
    GW1703("gateway that refuses", Severity.ERROR),
    GW1704("entity that belongs to somebody else", Severity.ERROR),
    GW1710("no counterpart in KrakenD", Severity.ERROR),
    GW1711("protection that KrakenD would lose", Severity.ERROR),
    GW1712("limit that KrakenD would lose", Severity.ERROR),
    GW1713("route that KrakenD can't answer", Severity.ERROR),
    GW1714("limit that is weaker on KrakenD", Severity.WARNING),
    GW1715("not the same for all endpoints", Severity.ERROR),
    GW1720("unknown key in krakend.json", Severity.ERROR),
    GW1721("wrong value in krakend.json", Severity.ERROR),
    GW1722("endpoint of KrakenD that is open", Severity.ERROR),
    GW1723("limit of KrakenD without effect", Severity.ERROR),
    GW1724("krakend.json that fails when it runs", Severity.ERROR),
    GW1725("KrakenD Enterprise only", Severity.ERROR),
    GW1726("template of KrakenD's flexible configuration", Severity.ERROR),
    GW1727("claim that never reaches the service", Severity.ERROR),
    GW1728("risky setting of KrakenD", Severity.WARNING),
    GW1730("krakend.json that Kong can't follow", Severity.ERROR),
    GW1801("wrong description of a drill", Severity.ERROR),
    GW1802("unknown key in a scenario", Severity.ERROR),
    GW1803("wrong value in a scenario", Severity.ERROR),
    GW1804("something missing in a scenario", Severity.ERROR),
    GW1805("unknown name in a scenario", Severity.ERROR),
    GW1806("unusable data of a scenario", Severity.ERROR),

    GW2001("unreachable route", Severity.WARNING),
    GW2002("identical matches", Severity.WARNING),
    GW2003("route without its siblings' authentication", Severity.WARNING),
    GW2004("authentication plugin without credentials", Severity.WARNING),
    GW2005("credentials without their plugin", Severity.WARNING),
    GW2006("CORS with any origin and credentials", Severity.WARNING),
    GW2007("local rate limit on several nodes", Severity.WARNING),
    GW2008("redis without a timeout", Severity.WARNING),
    GW2009("secret in plain text", Severity.WARNING),
    GW2010("unused upstream", Severity.WARNING),
    GW2011("upstream without targets", Severity.WARNING),
    GW2012("service without routes", Severity.WARNING),
    GW2013("strip_path surprise", Severity.WARNING),
    GW2014("regex path without an end", Severity.NOTE),
    GW2015("plugin that never runs", Severity.WARNING),
    GW2016("host that looks like a misspelt upstream", Severity.WARNING),
    GW2017("route that answers everything", Severity.NOTE),
    GW2018("disabled plugin", Severity.NOTE),
    GW2019("allow comment that allows nothing", Severity.WARNING),
    GW2020("overlap that only the id decides", Severity.WARNING),
    GW2021("acl group that nobody is in", Severity.WARNING),
    GW2022("cors origin that matches other domains", Severity.WARNING),
    GW2023("limit by consumer without authentication", Severity.WARNING),
    GW2024("plugin that silences a wider one", Severity.WARNING),
    GW2025("acl without authentication", Severity.WARNING),
    GW2026("regex_priority without a regex", Severity.WARNING),
    GW2027("redirect to https without effect", Severity.WARNING),
    GW2028("route and service of different subsystems", Severity.WARNING),
    GW2029("anonymous consumer that does not exist", Severity.WARNING),
    GW2030("host in capital letters", Severity.WARNING),
    GW2031("header pattern that Kong lower-cases", Severity.WARNING),
    GW2032("jwt that accepts expired tokens", Severity.WARNING),
    GW2033("cors on a route without preflight", Severity.WARNING),
    GW2034("service without the others' authentication", Severity.NOTE),
    GW2035("code that waits for a token", Severity.WARNING),
    GW2036("credential that has expired", Severity.WARNING);

    private final String title;
    private final Severity severity;

    Code(String title, Severity severity) {
        this.title = title;
        this.severity = severity;
    }

    /** {@code GW1203}. */
    public String id() {
        return name();
    }

    /** What kind of problem it is, in a few words. */
    public String title() {
        return title;
    }

    /** The severity unless the project says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** Whether it is a lint rule, whose level a project may set. */
    public boolean isLint() {
        return name().startsWith("GW20");
    }
}
