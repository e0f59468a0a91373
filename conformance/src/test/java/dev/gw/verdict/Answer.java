package dev.gw.verdict;

import java.util.Set;

/**
 * What was said of a configuration, in a form that compares.
 *
 * @param accepted whether it was taken
 * @param fields what was refused: the entities with the paths of their fields
 * @param messages the same with the messages
 */
record Answer(boolean accepted, Set<String> fields, Set<String> messages) {}
