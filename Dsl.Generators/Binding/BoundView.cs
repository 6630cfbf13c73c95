using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Binding;

/// <summary>A view with the entities and sources it names: plain values, kept between keystrokes.</summary>
/// <param name="View">The view.</param>
/// <param name="Entities">Its entity, if it has one.</param>
/// <param name="Sources">Its sources, requests too.</param>
/// <param name="IsPublic">Whether other assemblies can see its class, its entity and the types of its features.</param>
public sealed record BoundView(ViewModel View, EquatableArray<EntityModel> Entities, EquatableArray<SourceModel> Sources, bool IsPublic);
