package dev.gw.drill.load;

/** Gives badges to those who ask. */
public interface Badges {
    /** Everybody is nobody. */
    Badges NONE = (identity, user) -> Badge.NOBODY;

    /**
     * The badge of an identity.
     *
     * @param user the number of the user, from 1
     */
    Badge of(String identity, int user);
}
