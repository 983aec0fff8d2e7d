import { lazy } from 'react';

/** Each screen by the first part of its address; loaded when it is opened. */
export const SCREENS = {
  prefill: lazy(async () => import('../prefill/PrefillDesk')),
  overview: lazy(async () => import('../overview/Overview')),
  records: lazy(async () => import('../records/Records')),
  duplicates: lazy(async () => import('../duplicates/Duplicates')),
  models: lazy(async () => import('../modelCodes/ModelCodes')),
  administration: lazy(async () => import('../administration/Administration')),
  mappings: lazy(async () => import('../mappings/Mappings')),
  rules: lazy(async () => import('../changeRules/ChangeRules')),
} as const;
export type ScreenName = keyof typeof SCREENS;
