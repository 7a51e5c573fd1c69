# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

include(GNUInstallDirs)

set(LOADSTONE_ID io.github.loadstone.Loadstone)
set(LOADSTONE_PROGRAMS loadstone loadstone-cli)
set(CMAKE_INSTALL_DOCDIR ${CMAKE_INSTALL_DATADIR}/doc/loadstone)

# System libraries only: an installed program needs no search path of its own.
set_target_properties(${LOADSTONE_PROGRAMS} PROPERTIES INSTALL_RPATH "")
install(TARGETS ${LOADSTONE_PROGRAMS} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS loadstone-worker loadstone-load-worker RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/loadstone)
if(TARGET loadstone-part)
    set_target_properties(loadstone-part PROPERTIES INSTALL_RPATH "")
    install(TARGETS loadstone-part RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/loadstone)
endif()

install(FILES packaging/${LOADSTONE_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/${LOADSTONE_ID}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES resources/icons/${LOADSTONE_ID}.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(DIRECTORY resources/samples DESTINATION ${CMAKE_INSTALL_DATADIR}/loadstone
        FILES_MATCHING PATTERN "sample-*")
install(FILES packaging/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# loadstone_install_compressed(FILE DESTINATION): Debian wants these files as .gz, without a time stamp.
find_program(GZIP gzip REQUIRED)
function(loadstone_install_compressed file destination)
    cmake_path(GET file FILENAME name)
    set(compressed ${PROJECT_BINARY_DIR}/packaging/${name}.gz)
    add_custom_command(
        OUTPUT ${compressed}
        COMMAND ${GZIP} -9 -n -c ${PROJECT_SOURCE_DIR}/${file} > ${compressed}
        DEPENDS ${PROJECT_SOURCE_DIR}/${file}
        VERBATIM)
    add_custom_target(compress_${name} ALL DEPENDS ${compressed})
    install(FILES ${compressed} DESTINATION ${destination})
endfunction()
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/packaging)
foreach(program IN LISTS LOADSTONE_PROGRAMS)
    loadstone_install_compressed(packaging/man/${program}.1 ${CMAKE_INSTALL_MANDIR}/man1)
endforeach()
loadstone_install_compressed(CHANGELOG.md ${CMAKE_INSTALL_DOCDIR})

include(packaging/cpack.cmake)
