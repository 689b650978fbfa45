// Every page works without script. Each module finds its own data- attributes and returns quietly when there are none.
import { startQuickExit } from "./quick_exit.js";
import { startErrorSummary } from "./error_summary.js";
import { startPrint } from "./print.js";
import { startRollCall } from "./roll_call.js";
import { startStamps } from "./stamps.js";
import { startBusy } from "./busy.js";
import { startProgress } from "./progress.js";
import { startOffline } from "./offline.js";
import { startPasskey } from "./passkey.js";
import { startAlike } from "./alike.js";
import { startDraft } from "./draft.js";
import { startKeying } from "./keying.js";
import { startComing } from "./coming.js";
import { startOpenedBy } from "./opened_by.js";

for (const start of [
  startQuickExit, startErrorSummary, startPrint, startRollCall, startStamps, startBusy, startProgress, startOffline,
  startPasskey, startAlike, startDraft, startKeying, startComing, startOpenedBy,
]) {
  start();
}
