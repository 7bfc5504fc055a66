// The sub-types of incidents that have names of their own: ACLED's sub-event types, as slugs, each with its type.

import type { IncidentType } from "@/lib/types";

export const SUBTYPES = {
  "armed-clash": "battles",
  "government-regains-territory": "battles",
  "non-state-actor-overtakes-territory": "battles",
  "chemical-weapon": "explosions",
  "air-drone-strike": "explosions",
  "suicide-bomb": "explosions",
  "shelling-artillery-missile-attack": "explosions",
  "remote-explosive-landmine-ied": "explosions",
  grenade: "explosions",
  "sexual-violence": "violence-against-civilians",
  attack: "violence-against-civilians",
  "abduction-forced-disappearance": "violence-against-civilians",
  "peaceful-protest": "protests",
  "protest-with-intervention": "protests",
  "excessive-force-against-protesters": "protests",
  "violent-demonstration": "riots",
  "mob-violence": "riots",
  agreement: "strategic-developments",
  arrests: "strategic-developments",
  "change-to-group-activity": "strategic-developments",
  "disrupted-weapons-use": "strategic-developments",
  "headquarters-or-base-established": "strategic-developments",
  "looting-property-destruction": "strategic-developments",
  "non-violent-transfer-of-territory": "strategic-developments",
  other: "strategic-developments",
} as const satisfies Record<string, IncidentType>;
