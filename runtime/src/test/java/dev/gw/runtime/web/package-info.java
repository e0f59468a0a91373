@NullMarked
package dev.gw.runtime.web;

import org.jspecify.annotations.NullMarked;
