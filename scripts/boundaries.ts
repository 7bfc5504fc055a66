// `npm run boundaries`: rebuilds the default governorates.
import { buildGovernorates, describeGovernorates } from "@/scripts/governorates";

console.log(describeGovernorates(buildGovernorates()));
