// Reads PDF beside the page.
import { pdf } from "./readers/pdf.js";
import { serve } from "./work.js";

serve(pdf);
