// SPDX-License-Identifier: Apache-2.0
// The programme `rubiao`. Everything it does is in the library beside it, so that tests reach it; see
// commands.h.
#include "commands.h"

int main(int count, char** arguments) {
  return erp::run_program({arguments + 1, arguments + count});
}
