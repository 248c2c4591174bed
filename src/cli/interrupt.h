// The wish to stop: the first interrupt signal asks, the second ends the program at once.
#pragma once

namespace armistice {

void watch_for_interrupt();
bool interrupt_asked();

}  // namespace armistice
