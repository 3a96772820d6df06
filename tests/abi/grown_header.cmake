# SPDX-License-Identifier: Apache-2.0
# plugin.h as a later minor version might be: more at the end of every struct that says its size.
#   cmake -DHEADER=plugin.h -DGROWN=out.h -P grown_header.cmake
file(READ ${HEADER} text)
string(REPLACE "#define RUBIAO_ABI_MINOR 0" "#define RUBIAO_ABI_MINOR 1\n#define RUBIAO_GROWTH 24" text "${text}")
if(NOT text MATCHES "RUBIAO_GROWTH")
  message(FATAL_ERROR "${HEADER} is of another minor version than this script knows")
endif()
foreach(struct call settings entry actions batch transaction column rules host account period line voucher posted
               posted_line ledger outcomes balance_sheet statements identity documents progress log clock store run_figures)
  string(REPLACE "\n} rubiao_${struct};" "\n  int64_t grown[3];\n} rubiao_${struct};" grown "${text}")
  if(grown STREQUAL text)
    message(FATAL_ERROR "no struct rubiao_${struct} in ${HEADER}")
  endif()
  set(text "${grown}")
endforeach()
file(WRITE ${GROWN} "${text}")
