using FeatureDsl.Hosting;

return await FeatureHost.RunAsync(args, FeatureDefs.Features.Project, demo: new FeatureDefs.Demo.FlightsDemo());
