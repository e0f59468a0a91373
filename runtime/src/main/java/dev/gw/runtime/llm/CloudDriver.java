package dev.gw.runtime.llm;

/** What the words of clouds that know their callers have in common. */
interface CloudDriver extends Driver {
    /** The URL that is asked: the configured one, else the usual; its path is another where one is configured. */
    static String placed(Model model, String usual) {
        String set = model.text("upstream_url");
        String path = model.text("upstream_path");
        String url = set == null ? usual : set;
        return path == null ? url : Urls.with(Urls.root(url), path);
    }

    /**
     * Clouds are asked for chats only.
     *
     * @param refusal what is said of others, up to the route type
     */
    static void chatOnly(String routeType, String refusal) throws Untold {
        if (!routeType.equals(CHAT)) {
            throw new Untold(refusal + routeType);
        }
    }

    @Override
    default boolean countsTokens() {
        return true;
    }

    @Override
    default boolean losesCookies() {
        return true;
    }

    @Override
    default boolean letsCallersOverride() {
        return false;
    }
}
