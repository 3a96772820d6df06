# SPDX-License-Identifier: Apache-2.0
# librubiao.so shows its host one symbol and asks for nothing but the C and C++ runtimes, OpenSSL, Xerces-C and Poco:
#   cmake -DLIBRARY=librubiao.so -DNM=nm -P exported_symbols.cmake
execute_process(COMMAND ${NM} -D --defined-only ${LIBRARY} OUTPUT_VARIABLE defined COMMAND_ERROR_IS_FATAL ANY)
# The version's own node (A RUBIAO_1) is no symbol that could be bound to.
string(REGEX REPLACE "[^\n]* A RUBIAO_1\n" "" defined "${defined}")
if(NOT defined MATCHES "^[0-9a-f]+ [DR] rubiao_plugin_entry@@RUBIAO_1\n$")
  message(FATAL_ERROR "librubiao.so must export rubiao_plugin_entry and nothing else, but exports:\n${defined}")
endif()

execute_process(COMMAND ${NM} -D --undefined-only ${LIBRARY} OUTPUT_VARIABLE undefined COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "\n" ";" undefined "${undefined}")
set(known "@(GLIBC|GLIBCXX|CXXABI|GCC|OPENSSL)_[0-9.]+|xercesc_3_2|4Poco|__gmon_start__|_ITM_(de)?registerTMCloneTable")
set(odd "")
foreach(symbol ${undefined})
  if(NOT symbol MATCHES "${known}")
    string(APPEND odd "${symbol}\n")
  endif()
endforeach()
if(odd)
  message(FATAL_ERROR "librubiao.so asks its host for symbols that no declared library brings:\n${odd}")
endif()
