/// What registries of images and Docker's files of credentials say.
@NullMarked
package dev.fairway.formats.image;

import org.jspecify.annotations.NullMarked;
