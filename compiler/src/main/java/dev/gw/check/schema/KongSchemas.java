package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.RouterFlavor;
import dev.gw.schemas.SchemaCatalog;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of Kong's entities, plugins and vaults by name, each read when it is first asked for. Those that Kong
 * brings are read once for all; thread-safe.
 */
public final class KongSchemas {
    private static final Map<RouterFlavor, KongSchemas> OWN = own();

    private final RouterFlavor flavor;
    private final Map<String, MapNode> custom;
    private final Map<String, SchemaDef> entities = new ConcurrentHashMap<>();
    private final Map<String, SchemaDef> plugins = new ConcurrentHashMap<>();

    private KongSchemas(RouterFlavor flavor, Map<String, MapNode> custom) {
        this.flavor = flavor;
        this.custom = Map.copyOf(custom);
    }

    /**
     * The schemas of a gateway.
     *
     * @param flavor its router
     * @param custom the schemas of plugins that Kong does not bring, by name
     */
    public static KongSchemas of(RouterFlavor flavor, Map<String, MapNode> custom) {
        return custom.isEmpty() ? bundledWith(flavor) : new KongSchemas(flavor, custom);
    }

    /** The same, where only matters whether the router takes expressions. */
    public static KongSchemas of(boolean expressions, Map<String, MapNode> custom) {
        return of(expressions ? RouterFlavor.EXPRESSIONS : RouterFlavor.TRADITIONAL_COMPATIBLE, custom);
    }

    private static Map<RouterFlavor, KongSchemas> own() {
        Map<RouterFlavor, KongSchemas> own = new EnumMap<>(RouterFlavor.class);
        for (RouterFlavor flavor : RouterFlavor.values()) {
            own.put(flavor, new KongSchemas(flavor, Map.of()));
        }
        return own;
    }

    private static KongSchemas bundledWith(RouterFlavor flavor) {
        return Objects.requireNonNull(OWN.get(flavor));
    }

    /** Whether these are Kong's own schemas only, the same object for everybody. */
    public boolean isShared() {
        return custom.isEmpty();
    }

    /** The schema of an entity by its plural; null where Kong has no such entity. */
    public @Nullable SchemaDef entity(String plural) {
        SchemaDef known = entities.get(plural);
        if (known != null) {
            return known;
        }
        if (!custom.isEmpty() && !plural.equals("plugins")) {
            return bundledWith(flavor).entity(plural);
        }
        Optional<byte[]> special =
                flavor == RouterFlavor.EXPRESSIONS ? SchemaCatalog.entityOfExpressions(plural) : Optional.empty();
        byte[] data = special.or(() -> SchemaCatalog.entity(plural)).orElse(null);
        if (data == null) {
            return null;
        }
        MapNode source = DataReader.read(data);
        boolean former = flavor == RouterFlavor.TRADITIONAL && plural.equals("routes");
        SchemaDef read = withSubschemas(former ? TraditionalRoutes.of(source) : source);
        entities.put(plural, read);
        return read;
    }

    private SchemaDef withSubschemas(MapNode source) {
        SchemaDef schema = SchemaDef.of(source);
        MapNode byProtocol = source.map("subschemas_by_protocol");
        MapNode configs = source.map("config_schemas");
        if (byProtocol != null) {
            Map<String, SchemaDef> subschemas = new ConcurrentHashMap<>();
            byProtocol.entries().forEach(entry -> addProtocols(entry, subschemas));
            return schema.withSubschemas(subschemas::get);
        }
        if (configs != null) {
            Map<String, SchemaDef> subschemas = new ConcurrentHashMap<>();
            configs.entries().forEach(entry -> subschemas.put(entry.name(), SchemaDef.of((MapNode) entry.value())));
            return schema.withSubschemas(subschemas::get);
        }
        return schema.name().equals("plugins") ? schema.withSubschemas(this::plugin) : schema;
    }

    /** The key joins the protocols with underscores; one of them has an underscore itself. */
    private static void addProtocols(MapNode.Entry entry, Map<String, SchemaDef> subschemas) {
        SchemaDef subschema = SchemaDef.of((MapNode) entry.value());
        for (String protocol :
                entry.name().replace("tls_passthrough", "tls-passthrough").split("_")) {
            subschemas.put(protocol.replace('-', '_'), subschema);
        }
    }

    /** The schema of a plugin, whether Kong brings it or the project; null where nobody does. */
    public @Nullable SchemaDef plugin(String name) {
        SchemaDef known = plugins.get(name);
        if (known != null) {
            return known;
        }
        MapNode own = custom.get(name);
        SchemaDef read = own == null ? bundled(name) : SchemaDef.of(RequiredRecords.in(own));
        if (read != null) {
            plugins.put(name, read);
        }
        return read;
    }

    private @Nullable SchemaDef bundled(String name) {
        if (!custom.isEmpty()) {
            return bundledWith(flavor).plugin(name);
        }
        byte[] data = SchemaCatalog.plugin(name).orElse(null);
        return data == null ? null : SchemaDef.of(DataReader.read(data));
    }

    /** The schema of a plugin that many install beside those that Kong brings, as a custom one; empty for any other. */
    public static Optional<MapNode> community(String name) {
        return SchemaCatalog.community(name).map(DataReader::read);
    }

    /** The overview: {@code core_entities}, {@code plugins} and more, each a list of names. */
    public static MapNode overview() {
        return Overview.DATA;
    }

    /** The names that Kong's overview lists under a key, such as {@code plugins}. */
    public static java.util.List<String> names(String key) {
        return Tables.items(overview().get(key)).stream().map(LuaText::of).toList();
    }

    /** The fields of the document itself, such as {@code _format_version}. */
    public static java.util.List<Node> documentFields() {
        return Tables.items(overview().get("document"));
    }

    /** Read on first use only. */
    private static final class Overview {
        static final MapNode DATA = DataReader.read(SchemaCatalog.overview());
    }
}
