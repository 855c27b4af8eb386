/** Which URL is which file. */
import { index, route, type RouteConfig } from "@remix-run/route-config";

export default [
  index("routes/home.tsx"),
  route("standards/:standard", "routes/standards/standard.tsx"),
  route("standards/:standard/drafts/:draft", "routes/reading/draft.tsx"),
  route("standards/:standard/drafts/:draft/source", "routes/reading/source.ts"),
  route("fragments/:hash", "routes/reading/fragment.ts"),
  route("health", "routes/health.ts"),
  route("*", "routes/nothing.tsx"),
] satisfies RouteConfig;
