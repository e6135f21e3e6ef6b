package dev.fairway.core.discovery;

/// How environments are laid out in files, and therefore how an environment inherits from a unit's bases.
public enum Layout {
    /// a settings file of any known format, laid over its bases key by key
    PLAIN,
    /// Helm values: `values-{env}.yaml`, laid over the chart's `values.yaml`
    HELM_VALUES,
    /// `application-{profile}.yml|yaml|properties` over `application.*`, or documents of one file
    /// (`spring.config.activate.on-profile`): there the unit's file and its base are the same path
    SPRING,
    /// `.env.{env}`, `{env}.env`
    DOTENV,
    /// Terraform variables; the bases are the `*.tf` files of the root module, whose `default`s are inherited
    TFVARS,
    /// `appsettings.{Env}.json` over `appsettings.json`
    APPSETTINGS,
    /// Compose overrides over the compose file
    COMPOSE,
    /// a folder with a kustomization; paths end in `/`. A folder without one beside it is read as its manifests.
    KUSTOMIZE,
    /// Kubernetes objects
    KUBERNETES,
    /// a part of one file per environment (`Unit.section`); the unit's paths are all the same
    SECTIONS,
    /// a branch per environment: the unit's paths are branch names, and every file of the branch is compared
    BRANCHES
}
