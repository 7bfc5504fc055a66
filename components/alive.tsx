"use client";
// Stands behind everything else of a page: when its turn comes, all before it listens.

import { useEffect } from "react";
import { doEarly } from "./early";

export function Alive() {
  useEffect(doEarly, []);
  return null;
}
