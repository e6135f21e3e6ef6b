package dev.fairway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/// The classes of the product, read once for all rules.
final class Product {

    static final JavaClasses CLASSES =
            new ClassFileImporter().importPackages("dev.fairway").that(describe("are of the product", Product::isOurs));

    private Product() {}

    private static boolean isOurs(JavaClass type) {
        return !type.getPackageName().startsWith("dev.fairway.architecture")
                && !type.getSimpleName().equals("package-info");
    }
}
