import multipart from '@fastify/multipart';
import {
  CaseSettings,
  DepartmentImport,
  DepartmentList,
  KindImport,
  KindList,
  WireCalendar,
} from '../../../domain/contract/case-office.ts';
import { valueOrRefusal } from '../../answer.ts';
import { planContext } from '../../plans/context.ts';
import type { Routes } from '../../services.ts';
import { caseSettings } from '../case-rules.ts';
import { fileOfForm } from '../file-of-form.ts';
import { getCalendar, setCalendar } from './calendar.service.ts';
import { getDepartments, setDepartments } from './departments.service.ts';
import { importDepartments } from './import-departments.ts';
import { importKinds } from './import-kinds.ts';
import { getKinds, setKinds } from './kinds.service.ts';
import { readOfficeTable } from './office-table.ts';
import { setSettings } from './settings.service.ts';

const TABLE_BYTES_MAX = 10 * 1024 * 1024;

/** What the office sets for its cases: kinds, departments, days off, thresholds. */
export const officeRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  const tags = ['cases'];
  const read = { role: 'viewer' } as const;
  const write = { role: 'commander' } as const;
  await app.register(multipart, { limits: { files: 1, fields: 5, fieldSize: 1024 } });

  app.get(
    '/api/cases/kinds',
    { config: read, schema: { tags, summary: 'The tree of kinds', response: { 200: KindList } } },
    () => getKinds(context),
  );

  app.put(
    '/api/cases/kinds',
    {
      config: write,
      schema: {
        tags,
        summary: 'Put a tree of kinds in its place; what cases have is retired, never deleted',
        body: KindList,
        response: { 200: KindList },
      },
    },
    async ({ body }) => valueOrRefusal(await setKinds(context, body.items)),
  );

  app.post(
    '/api/cases/kinds/import',
    {
      config: write,
      schema: {
        tags,
        summary:
          'Read kinds from CSV or Excel (multipart: file); nothing is taken: put back the items that are answered',
        consumes: ['multipart/form-data'],
        response: { 200: KindImport },
      },
    },
    async (request) => {
      const table = valueOrRefusal(await readOfficeTable(await fileOfForm(request, TABLE_BYTES_MAX)));
      const { items } = await getKinds(context);
      return valueOrRefusal(importKinds(table, items, context.profile));
    },
  );

  app.get(
    '/api/cases/departments',
    { config: read, schema: { tags, summary: 'Departments', response: { 200: DepartmentList } } },
    () => getDepartments(context),
  );

  app.put(
    '/api/cases/departments',
    {
      config: write,
      schema: {
        tags,
        summary: 'Put a list of departments in its place; those that had cases are retired, never deleted',
        body: DepartmentList,
        response: { 200: DepartmentList },
      },
    },
    async ({ body }) => valueOrRefusal(await setDepartments(context, body.items)),
  );

  app.post(
    '/api/cases/departments/import',
    {
      config: write,
      schema: {
        tags,
        summary:
          'Read departments from CSV or Excel (multipart: file); nothing is taken: put back the items that are answered',
        consumes: ['multipart/form-data'],
        response: { 200: DepartmentImport },
      },
    },
    async (request) => {
      const table = valueOrRefusal(await readOfficeTable(await fileOfForm(request, TABLE_BYTES_MAX)));
      const { items } = await getDepartments(context);
      return valueOrRefusal(importDepartments(table, items));
    },
  );

  app.get(
    '/api/cases/calendar',
    { config: read, schema: { tags, summary: 'Days off and days worked', response: { 200: WireCalendar } } },
    () => getCalendar(context),
  );

  app.put(
    '/api/cases/calendar',
    {
      config: write,
      schema: {
        tags,
        summary: 'Put a calendar in its place',
        body: WireCalendar,
        response: { 200: WireCalendar },
      },
    },
    async ({ body }) => valueOrRefusal(await setCalendar(context, body)),
  );

  app.get(
    '/api/cases/settings',
    { config: read, schema: { tags, summary: 'Thresholds and limits', response: { 200: CaseSettings } } },
    () => caseSettings(context),
  );

  app.put(
    '/api/cases/settings',
    {
      config: write,
      schema: {
        tags,
        summary: 'Set thresholds and limits',
        body: CaseSettings,
        response: { 200: CaseSettings },
      },
    },
    async ({ body }) => valueOrRefusal(await setSettings(context, body)),
  );
};
