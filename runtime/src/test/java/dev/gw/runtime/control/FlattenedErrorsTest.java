package dev.gw.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.emit.JsonWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The expected answers are those of Kong 3.9.1. */
class FlattenedErrorsTest {
    private static final String ID = "6f1f1e5c-5f63-4f8c-a7b2-3f3a2a4b5c6d";

    @Test
    void aNestedEntityNamesItsParentWhereThatHasAnIdOfItsOwn() {
        String with = "{'consumers': [{'id': '" + ID + "', 'acls': [{'groups': 'a'}]}]}";
        String without = "{'consumers': [{'username': 'u', 'acls': [{'groups': 'a'}]}]}";

        assertThat(flattened(with))
                .contains("{'entity_type':'acl','entity':{'groups':'a','consumer':{'id':'" + ID + "'}},'errors':["
                        + "{'type':'field','field':'groups','message':'unknown field'},"
                        + "{'type':'field','field':'group','message':'required field missing'}]}");
        assertThat(flattened(without)).anyMatch(entry -> entry.contains("'entity':{'groups':'a'}"));
    }

    @Test
    void whatIsNoListOfEntitiesStaysInItsParent() {
        assertThat(flattened("{'consumers': [{'username': 'u', 'acls': 7}]}"))
                .containsExactly("{'entity_type':'consumer','entity':{'username':'u','acls':7},'errors':["
                        + "{'type':'field','field':'acls','message':'expected an array'}]}");
    }

    @Test
    void oneEntityInsteadOfAListIsLost() {
        assertThat(flattened("{'services': [{'name': 's', 'host': 'h', 'routes': {'name': 'r'}}]}"))
                .isEmpty();
    }

    @Test
    void aPositionWithNothingBeforeItStaysANumber() {
        assertThat(flattened("{'acls': [{'group': 'g', 'consumer': ['u']}]}"))
                .containsExactly("{'entity_type':'consumer','entity':['u'],'errors':["
                        + "{'type':'field','field':1,'message':'unknown field'}]}");
    }

    @Test
    void anEntityThatStandsTwiceIsShownWithoutWhatIsNestedInIt() {
        String upstream = "{'name': 'u', 'targets': [{'target': 'a:1'}]}";

        assertThat(flattened("{'upstreams': [" + upstream + "," + upstream + "]}"))
                .singleElement()
                .asString()
                .contains("'entity':{'name':'u','id':")
                .contains("'type':'entity'")
                .doesNotContain("targets");
    }

    private static List<String> flattened(String json) {
        String text = json.replace('\'', '"').replaceFirst("\\{", "{\"_format_version\":\"3.0\",");
        MapNode document = (MapNode) BodyArguments.readJson(text).orElseThrow();
        MapNode body = FlattenedErrors.body(DeclarativeCheck.check(document, CheckSettings.defaults()));
        return body.list("flattened_errors").stream()
                .map(FlattenedErrorsTest::compact)
                .toList();
    }

    private static String compact(Node node) {
        return JsonWriter.write(node)
                .replaceAll("\\s*\\n\\s*", "")
                .replace("\": ", "\":")
                .replace('"', '\'');
    }
}
