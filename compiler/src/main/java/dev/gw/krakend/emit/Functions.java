package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.policy.Policy;
import java.util.Optional;

/** {@code pre-function} and {@code post-function}: code of policies is known by what the policy says; other code is refused. */
final class Functions implements PluginRule {
    @Override
    public void apply(Site site) {
        for (MapNode.Entry phase : site.config().entries()) {
            if (phase.value() instanceof ListNode list) {
                for (Node code : list.items()) {
                    code(site, phase.name(), code);
                }
            }
        }
    }

    private static void code(Site site, String phase, Node code) {
        Optional<Policy> policy = site.work().intent().holder(code.span());
        if (policy.isEmpty()) {
            site.ledger()
                    .refused(
                            Code.GW1710,
                            site.subject(),
                            phase,
                            code.span().isNowhere() ? site.plugin().span() : code.span(),
                            "nobody can tell what this code does for KrakenD: it may well be what lets callers in",
                            "say it with a policy, or keep it on Kong");
        }
    }
}
