/// What a repository says about its environments in `fairway.yaml`, and mistakes people make in such files.
@NullMarked
package dev.fairway.core.project;

import org.jspecify.annotations.NullMarked;
