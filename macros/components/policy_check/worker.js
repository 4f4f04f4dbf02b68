// Reads documents beside the page, so that it stays responsive: all but PDF, which has a worker of its own.
import { serve } from "./work.js";

serve();
