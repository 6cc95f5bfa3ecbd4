"""What other programs reach over the network: GraphQL, feeds and their errors, on whatever offers a `Service`."""
