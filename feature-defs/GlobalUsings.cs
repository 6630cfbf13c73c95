global using FeatureDsl;
