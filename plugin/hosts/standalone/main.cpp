// SPDX-License-Identifier: Apache-2.0
// The programme `rubiao`. Everything it does is in the library beside it, so that tests reach it; see
// commands.h.
#include <csignal>

#include "commands.h"

int main(int count, char** arguments) {
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is a full disk, not the end of the program
  return erp::run_program({arguments + 1, arguments + count});
}
